package dataset

const childEnv = "DATASET_TEST_CHILD"

func child() {}
